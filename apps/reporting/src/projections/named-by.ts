/**
 * The code by which a sender names an organisation. A province may put the area before the credit code
 * (`370900000000_11370900004341048Y`); the directory knows the credit code.
 */
export const namedBy = (orgCode: string | undefined): string | undefined =>
  orgCode?.replace(/^\d{6,12}_(?=[0-9A-Z]{18}$)/, '');
