import { Injectable } from '@nestjs/common';
import { Reader } from '@huiying/messaging';

/** Up to where a partition was read: all events before `next` are in the facts. */
export interface ReadPosition {
  readonly topic: string;
  readonly partition: number;
  /** Offset of the next event, a decimal number. */
  readonly next: string;
}

/**
 * Up to which events the facts stand. An offset is moved in the transaction that projects what was read, so positions
 * that are asked for before figures are counted promise the least of what is in them.
 */
@Injectable()
export class ReadPositions {
  constructor(private readonly reader: Reader) {}

  now(): Promise<ReadPosition[]> {
    return this.reader.query(
      'select topic, partition, next_offset::text as next from consumer_offset order by topic, partition',
    );
  }
}
