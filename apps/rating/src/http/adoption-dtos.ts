import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';

const OUTCOMES = ['counted', 'not_adopted'] as const;

/** `POST /ratings/{id}/adoption` */
export class AdoptionBody {
  @ApiProperty({ description: 'the organisation for which the rating counts or not' })
  @IsString()
  @MaxLength(64)
  org!: string;

  @ApiProperty({ enum: OUTCOMES })
  @IsIn(OUTCOMES)
  outcome!: (typeof OUTCOMES)[number];

  @ApiPropertyOptional({
    description:
      'not_adopted: RATING.MISTAKEN or RATING.MALICIOUS of a bad one, RATING.FRAUDULENT of a good one; counted: none, or RATING.ANNULMENT_REVERSED',
  })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  reasonCode?: string;

  @ApiProperty({ description: 'for the unit' })
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  reason!: string;
}
