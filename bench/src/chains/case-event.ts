/** The message of the two comparison chains: one event of a case, about 1 kB of JSON, of the shape of our own. */
export interface CaseEvent {
  readonly caseId: string;
  readonly type: string;
  readonly schema: number;
  /** How many stages have handled it. */
  stage: number;
  readonly organisation: string;
  readonly receivedAt: string;
  readonly urgency: number;
  readonly fee: number;
  readonly flags: readonly boolean[];
  readonly party: { readonly name: string; readonly phone: string; readonly address: Address };
  readonly attachments: readonly { readonly name: string; readonly size: number; readonly sha256: string }[];
  readonly content: string;
}

interface Address {
  readonly street: string;
  readonly town: string;
  readonly postcode: string;
}

const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength });
const closed = (properties: Record<string, object>) => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties),
  properties,
});

/** JSON Schema of the event, as strict as a contract of the platform. */
export const caseEventSchema = closed({
  caseId: text(64),
  type: { const: 'case.event' },
  schema: { type: 'integer' },
  stage: { type: 'integer', minimum: 0, maximum: 99 },
  organisation: { type: 'string', pattern: '^org-[0-9]+$' },
  receivedAt: { type: 'string', minLength: 20, maxLength: 30 },
  urgency: { type: 'integer', minimum: 0, maximum: 9 },
  fee: { type: 'number' },
  flags: { type: 'array', items: { type: 'boolean' } },
  party: closed({
    name: text(100),
    phone: text(30),
    address: closed({ street: text(200), town: text(100), postcode: text(10) }),
  }),
  attachments: {
    type: 'array',
    minItems: 1,
    maxItems: 50,
    items: closed({ name: text(200), size: { type: 'integer', minimum: 0 }, sha256: text(64) }),
  },
  content: text(5000),
});

const SENTENCES = [
  'The counter was closed during opening hours. ',
  'I waited for two hours and nobody called my number. ',
  'Please tell me which documents I still have to bring. ',
  'The form that was given to me is not the current one. ',
];
const SIZE = 1000;

/** The n-th event: always the same bytes, 1,000 to 1,060 of them. */
export function caseEvent(run: string, n: number): CaseEvent {
  const digest = (n * 2654435761).toString(16).padStart(16, '0');
  const event = {
    caseId: `${run}-${n}`,
    type: 'case.event',
    schema: 3,
    stage: 0,
    organisation: `org-${n % 7}`,
    receivedAt: new Date(1_790_000_000_000 + n * 1000).toISOString(),
    urgency: n % 5,
    fee: (n * 37) % 1000,
    flags: [n % 2 === 0, n % 3 === 0],
    party: {
      name: `Person ${n % 9973}`,
      phone: `138${String(n % 100_000_000).padStart(8, '0')}`,
      address: { street: `Street ${n % 997}`, town: `Town ${n % 31}`, postcode: '453000' },
    },
    attachments: [0, 1].map((k) => ({ name: `photo-${k}.jpg`, size: 1000 + n, sha256: digest })),
    content: '',
  };
  const room = SIZE - JSON.stringify(event).length;
  while (event.content.length < room)
    event.content += SENTENCES[(n + event.content.length) % SENTENCES.length]!;
  return event;
}
