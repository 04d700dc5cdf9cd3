import { caseTypes, type CaseType } from '@huiying/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

const DECISIONS = ['accept', 'refuse', 'return_upstream', 'ask_for_elements'] as const;

/** Body of `POST /cases/{id}/screening`. */
export class ScreeningBody {
  @ApiProperty({ enum: DECISIONS })
  @IsIn(DECISIONS)
  decision!: (typeof DECISIONS)[number];

  @ApiPropertyOptional({ description: '<AREA>.<CODE>; default: that of the first finding' })
  @IsOptional()
  @Matches(/^[A-Z]+\.[A-Z0-9_]{1,50}$/)
  reasonCode?: string;

  @ApiPropertyOptional({ example: 'XX-11' })
  @IsOptional()
  @Matches(/^[A-Z]{2}-[0-9]{1,3}[a-z]?$/)
  ruleId?: string;

  @ApiPropertyOptional({ description: 'what the person is told; default: the text of the rule' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  guidance?: string;

  @ApiPropertyOptional({ description: 'where to turn instead' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  referral?: string;

  @ApiPropertyOptional({
    description: 'for the file, sealed; not sent to anybody. Required to hand a matter to the police (LN-71)',
  })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string;

  @ApiPropertyOptional({ enum: caseTypes, description: 'needed to accept a case whose type code is unknown' })
  @IsOptional()
  @IsIn(caseTypes)
  caseType?: CaseType;

  @ApiPropertyOptional({ enum: ['case', 'withdrawal'], description: 'default: whichever is held' })
  @IsOptional()
  @IsIn(['case', 'withdrawal'])
  about?: 'case' | 'withdrawal';
}
