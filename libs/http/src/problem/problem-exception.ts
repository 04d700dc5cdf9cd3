/** One fault of one field; the message never repeats the value. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

export interface ProblemFields {
  /** The rule that refused, an id of the rule catalogue such as `LN-27`. */
  readonly ruleId?: string;
  /** For a person; never personal data. */
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown by a controller when the answer is a refusal: becomes RFC 9457 problem details with a stable `code`. */
export class ProblemException extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly fields: ProblemFields = {},
  ) {
    super(fields.detail ? `${code}: ${fields.detail}` : code);
    this.name = 'ProblemException';
  }
}

/** RFC 9457 `application/problem+json`. */
export interface Problem {
  /** `urn:huiying:problem:<code>` */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly ruleId?: string;
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  /** `urn:huiying:request:<id>`, the id under which the log knows the request. */
  readonly instance?: string;
}
