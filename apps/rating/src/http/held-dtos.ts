import { channels, satisfactions, type Channel, type Satisfaction } from '@huiying/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, Length, Matches } from 'class-validator';

const DECISIONS = ['accept', 'refuse'] as const;

/** `POST /ratings/{id}/screening` */
export class HeldRatingBody {
  @ApiProperty({ enum: DECISIONS })
  @IsIn(DECISIONS)
  decision!: (typeof DECISIONS)[number];

  @ApiProperty({ description: 'what the officer found out; for the file, sealed' })
  @Length(1, 2000)
  reason!: string;

  @ApiPropertyOptional({ enum: satisfactions, description: 'of a rating whose code is unknown' })
  @IsOptional()
  @IsIn(satisfactions)
  satisfaction?: Satisfaction;

  @ApiPropertyOptional({ enum: channels, description: 'of a rating whose code is unknown' })
  @IsOptional()
  @IsIn(channels)
  channel?: Channel;

  @ApiPropertyOptional({ type: [String], description: 'the options in place of unknown ones; may be empty' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @Length(1, 20, { each: true })
  optionCodes?: string[];

  @ApiPropertyOptional()
  @IsOptional()
  @Length(1, 32)
  optionVersion?: string;

  @ApiPropertyOptional({ description: 'of a split case the rated part', example: '2/3' })
  @IsOptional()
  @Matches(/^[1-9][0-9]?\/[1-9][0-9]?$/)
  part?: string;

  @ApiPropertyOptional({ description: 'reference of the recorded call; for the file, sealed' })
  @IsOptional()
  @Length(1, 200)
  callRef?: string;
}
