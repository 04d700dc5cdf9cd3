/** What of a party and a case says who it is and what it is about. */
export interface MatterFacts {
  readonly caseType: string;
  readonly title: string;
  readonly content: string;
  readonly serviceCase?:
    { readonly projectNo?: string | undefined; readonly taskCode?: string | undefined } | undefined;
  readonly respondent?:
    { readonly orgCode?: string | undefined; readonly orgName?: string | undefined } | undefined;
  readonly party?:
    | {
        readonly idNumber?: string | undefined;
        readonly phone?: string | undefined;
        readonly anonymous?: boolean | undefined;
      }
    | undefined;
}

/** A title shorter than this says too little to be the matter on its own (“投诉”, “咨询”). */
const TELLING_TITLE = 6;

/**
 * Same person, same matter (Q16) as one text; equal texts are the same matter. Undefined for somebody unknown: an
 * anonymous case is never taken for another one. Only what is certain counts: the 办件 by its number, otherwise the same
 * words to the same unit. Similar wording is for a person to judge, since a case linked wrongly would lose its answer.
 */
export function matterOf(facts: MatterFacts): string | undefined {
  const person = personOf(facts.party);
  if (person === undefined) return undefined;
  const projectNo = facts.serviceCase?.projectNo;
  if (projectNo) return JSON.stringify([person, facts.caseType, 'project', projectNo.trim()]);
  const title = words(facts.title);
  const telling = [...title].length >= TELLING_TITLE;
  return JSON.stringify([
    person,
    facts.caseType,
    'words',
    facts.serviceCase?.taskCode ?? '',
    facts.respondent?.orgCode ?? words(facts.respondent?.orgName ?? ''),
    title,
    telling ? '' : words(facts.content),
  ]);
}

function personOf(party: MatterFacts['party']): string | undefined {
  if (!party || party.anonymous) return undefined;
  const idNumber = words(party.idNumber ?? '');
  if (idNumber) return `id:${idNumber}`;
  const phone = (party.phone ?? '').replace(/[^0-9]/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '');
  return phone ? `phone:${phone}` : undefined;
}

function words(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
