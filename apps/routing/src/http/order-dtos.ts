import { PageQuery } from '@huiying/http';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';

const ORG = /^[A-Za-z0-9_-]{1,64}$/;
const STATUSES = ['handling', 'submitted', 'accepted', 'completed', 'withdrawn', 'excused'];

export class ReturnRequestQuery extends PageQuery {
  @ApiPropertyOptional({ example: '360783' })
  @IsOptional()
  @IsString()
  @MaxLength(32)
  jurisdiction?: string;
}

export class OrderQuery extends ReturnRequestQuery {
  @ApiPropertyOptional()
  @IsOptional()
  @Matches(ORG)
  org?: string;

  @ApiPropertyOptional({ enum: STATUSES })
  @IsOptional()
  @IsIn(STATUSES)
  status?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(64)
  caseId?: string;
}

export class ReturnDecisionBody {
  @ApiProperty()
  @IsString()
  @MaxLength(64)
  requestId!: string;

  @ApiProperty()
  @IsBoolean()
  granted!: boolean;

  @ApiProperty({ description: 'the unit is told' })
  @IsString()
  @Length(1, 2000)
  reason!: string;

  @ApiPropertyOptional({ description: 'who gets the order instead' })
  @IsOptional()
  @Matches(ORG)
  newLead?: string;
}

export class CriteriaBody {
  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  factsClear?: boolean;

  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  characterisationAccurate?: boolean;

  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  handlingProper?: boolean;
}

export class ReviewBody {
  @ApiProperty()
  @IsBoolean()
  passed!: boolean;

  @ApiPropertyOptional({ type: CriteriaBody, description: 'what the regulation has confirmed one by one' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CriteriaBody)
  criteria?: CriteriaBody;

  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  upheld?: boolean;

  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  fault?: boolean;

  @ApiPropertyOptional({
    enum: ['A', 'B', 'C'],
    description: 'what a redo came to (LN-50…52); the reviewer names it where the pack says so (Q59)',
  })
  @IsOptional()
  @IsIn(['A', 'B', 'C'])
  redoClass?: 'A' | 'B' | 'C';

  @ApiPropertyOptional({ description: 'required when it did not pass' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  reason?: string;
}

export class ContactBody {
  @ApiProperty({ example: '2026-11-23 10:00:00' })
  @IsString()
  @MaxLength(40)
  contactedAt!: string;

  @ApiProperty({ enum: ['reached', 'unreachable'] })
  @IsIn(['reached', 'unreachable'])
  outcome!: 'reached' | 'unreachable';

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string;
}

export class ExcusalBody {
  @ApiProperty()
  @IsString()
  @Length(1, 2000)
  reason!: string;
}

export class PaperCopyBody {
  @ApiProperty({ example: '2026-11-23 10:00:00', description: 'when it was handed in' })
  @IsString()
  @MaxLength(40)
  deliveredAt!: string;

  @ApiPropertyOptional({ description: 'where its scan lies' })
  @IsOptional()
  @IsString()
  @MaxLength(512)
  scanRef?: string;
}
