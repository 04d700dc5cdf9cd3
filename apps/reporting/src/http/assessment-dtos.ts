import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { bodies } from '../assessments/competent-body';
import type { Body } from '../assessments/competent-body';
import { spotCheckAspects } from '../assessments/spot-check';
import type { SpotCheckAspect } from '../assessments/spot-check';

export class AssessmentQuery {
  @ApiPropertyOptional({ description: 'division code; default: that of the token' })
  @IsOptional()
  @Matches(/^\d{6,12}[A-Za-z0-9_-]{0,20}$/)
  jurisdiction?: string;
}

export class SpotChecksQuery extends AssessmentQuery {
  @ApiProperty({ example: '2026', description: '`2026-10`, `2026-Q4` or `2026`, by the day of the check' })
  @IsString()
  @MaxLength(7)
  period!: string;
}

/** For which body a person decides, where several coordinate (HA-04). */
class ForABody {
  @ApiPropertyOptional({ enum: bodies, description: 'needed where the regulation knows several' })
  @IsOptional()
  @IsIn(bodies)
  body?: Body;
}

export class AssessmentDecisionBody extends ForABody {
  @ApiProperty({
    type: [String],
    description: 'who gets the flag or the award, by their keys; may be nobody',
  })
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @MaxLength(130, { each: true })
  chosen!: string[];

  @ApiProperty({ description: 'number of the paper that carries the decision' })
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  reference!: string;
}

export class SpotCheckBody extends ForABody {
  @ApiProperty()
  @Matches(/^[A-Za-z0-9_-]{1,64}$/)
  org!: string;

  @ApiProperty({ example: '2026-10-14' })
  @Matches(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  checkedOn!: string;

  @ApiProperty({
    enum: spotCheckAspects,
    isArray: true,
    description: 'what was not as required; may be nothing',
  })
  @IsArray()
  @ArrayUnique()
  @IsIn(spotCheckAspects, { each: true })
  failed!: SpotCheckAspect[];
}

export class NamingBody extends ForABody {
  @ApiProperty({ description: 'number of the paper that names the unit' })
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  reference!: string;
}
