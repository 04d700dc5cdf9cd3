import type { DataOf, ProvinceCaseCreated, ProvinceRatingCreated } from '@huiying/contracts';
import type { Connection } from '../platform/connection';
import { eventually } from './eventually';
import { accessOf, KafkaParty, type Heard } from './kafka-party';

export type NewCase = DataOf<typeof ProvinceCaseCreated>;
export type NewRating = DataOf<typeof ProvinceRatingCreated>;

/** The provincial platform: pushes cases and ratings with its own credentials and reads its receipts. */
export class Province {
  private readonly party: KafkaParty;

  constructor(connection: Connection) {
    const principal = connection.kafka.principals['province'];
    this.party = new KafkaParty(accessOf(connection, 'province'), principal?.groupPrefix ?? 'province.');
  }

  static join(connection: Connection): Promise<Province> {
    return new Province(connection).join();
  }

  async join(): Promise<this> {
    await this.party.join('province.receipts');
    return this;
  }

  async createCase(data: NewCase, id = `${data.upstreamCaseNo}-${data.eventSeq}`): Promise<void> {
    await this.aboutCase('province.case.created.v1', data, id);
  }

  /** `supplemented`, `urged` or `withdrawn`. */
  async followUp(
    what: 'supplemented' | 'urged' | 'withdrawn',
    data: Record<string, unknown> & Numbered,
  ): Promise<void> {
    await this.aboutCase(`province.case.${what}.v1`, data, `${data.upstreamCaseNo}-${data.eventSeq}`);
  }

  async rate(data: NewRating, id = `${data.upstreamRatingNo}-${data.eventSeq}`): Promise<void> {
    const source = `/province/${data.sourceSystem}`;
    await this.party.say('province.ratings', data.upstreamRatingNo, {
      type: 'province.rating.created.v1',
      id,
      source,
      data,
    });
  }

  /** Whatever bytes a faulty sender may push. */
  async raw(
    topic: 'province.cases' | 'province.ratings',
    key: string | null,
    value: string | Buffer | null,
    headers: Record<string, string> = {},
  ): Promise<void> {
    await this.party.raw(topic, key, value, headers);
  }

  get receipts(): readonly Heard[] {
    return this.party.heard;
  }

  /** The receipts for one upstream number, in the order in which they were read. */
  receiptsOf(upstreamNo: string): Heard[] {
    return this.party.heard.filter(({ key }) => key === upstreamNo);
  }

  /** Whether a receipt of that type has come for the number by now. @param type `case.accepted` */
  wasTold(upstreamNo: string, type: string): boolean {
    return this.receiptsOf(upstreamNo).some((receipt) => receipt.type === `receipt.${type}.v1`);
  }

  /**
   * Waits for the n-th receipt of that type.
   * @param type without the prefix `receipt.` and the version: `case.accepted`
   * @throws DidNotHappen naming the receipts that came instead
   */
  async receipt(upstreamNo: string, type: string, nth = 1, withinMs = 20_000): Promise<Heard> {
    const wanted = `receipt.${type}.v1`;
    return eventually(
      `${wanted}${nth > 1 ? ` no. ${nth}` : ''} for ${upstreamNo}`,
      () => this.receiptsOf(upstreamNo).filter((receipt) => receipt.type === wanted)[nth - 1],
      { withinMs, instead: () => this.receiptsOf(upstreamNo).map(summary).join(', ') || 'no receipt at all' },
    );
  }

  async leave(): Promise<void> {
    await this.party.leave();
  }

  private async aboutCase(type: string, data: Numbered, id: string): Promise<void> {
    const source = `/province/${data.sourceSystem}`;
    await this.party.say('province.cases', data.upstreamCaseNo, { type, id, source, data });
  }
}

interface Numbered {
  readonly sourceSystem: string;
  readonly upstreamCaseNo: string;
  readonly eventSeq: number;
}

const summary = ({ type, data }: Heard): string =>
  typeof data['reasonCode'] === 'string' ? `${type} (${data['reasonCode']})` : type;
