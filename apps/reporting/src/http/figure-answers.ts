import { ApiProperty } from '@nestjs/swagger';

export class FigureRow {
  @ApiProperty({ description: 'what it is broken down by; `-` when the row has none' })
  key!: string;

  @ApiProperty({ example: 'on_time_rate' })
  id!: string;

  @ApiProperty({ type: Number, nullable: true })
  numerator!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'null for counts and sums' })
  denominator!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'null when the denominator is 0' })
  value!: number | null;

  @ApiProperty()
  formula!: string;

  @ApiProperty({ description: 'rows that the formula leaves out' })
  excluded!: number;
}

export class ReadPositionAnswer {
  @ApiProperty({ example: 'routing.cases' })
  topic!: string;

  @ApiProperty()
  partition!: number;

  @ApiProperty({ description: 'all events before this offset are in the figures; of later ones some may be' })
  next!: string;
}

export class FiguresAnswer {
  @ApiProperty({ description: 'legal instant at which it was counted: by it open clocks are overdue or not' })
  asOf!: string;

  @ApiProperty({ type: [ReadPositionAnswer], description: 'the events that are in the figures' })
  readUpTo!: readonly ReadPositionAnswer[];

  @ApiProperty({ example: '2026-10' })
  period!: string;

  @ApiProperty({ type: [FigureRow] })
  rows!: FigureRow[];
}

export class CountedRowAnswer {
  @ApiProperty()
  rowId!: string;

  @ApiProperty({ type: String, nullable: true })
  caseId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  caseNo!: string | null;

  @ApiProperty({ type: String, nullable: true })
  orderId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  ratingId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  jurisdiction!: string | null;

  @ApiProperty({ type: String, nullable: true })
  org!: string | null;

  @ApiProperty({ description: 'the day by which it falls into the period' })
  on!: string;

  @ApiProperty({ description: 'it is in the numerator' })
  counted!: boolean;

  @ApiProperty()
  excluded!: boolean;

  @ApiProperty({ type: Number, nullable: true })
  amount!: number | null;
}

export class CountedRowsAnswer {
  @ApiProperty({ description: 'legal instant of the answer; figures that were told earlier have their own' })
  asOf!: string;

  @ApiProperty({ type: [ReadPositionAnswer], description: 'the events that are in the rows' })
  readUpTo!: readonly ReadPositionAnswer[];

  @ApiProperty({ type: [CountedRowAnswer] })
  items!: readonly CountedRowAnswer[];

  @ApiProperty({ type: String, nullable: true })
  next!: string | null;
}
