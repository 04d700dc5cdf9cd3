import { PageQuery } from '@huiying/http';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';

const ORG = /^[A-Za-z0-9_-]{1,64}$/;

export class DispatchQuery extends PageQuery {
  @ApiPropertyOptional({ example: '360783' })
  @IsOptional()
  @IsString()
  @MaxLength(32)
  jurisdiction?: string;

  @ApiPropertyOptional({ description: 'why the case waits', example: 'ROUTING.SEVERAL_OWNERS' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  reason?: string;
}

export class AssignmentBody {
  @ApiProperty({ description: 'the organisation that leads', example: 'ln-csj' })
  @Matches(ORG)
  lead!: string;

  @ApiPropertyOptional({ type: [String], description: 'organisations that co-handle' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(ORG, { each: true })
  co?: string[];

  @ApiPropertyOptional({ description: 'required when the accused unit is chosen' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  reason?: string;
}

export class CoordinationBody {
  @ApiProperty({ type: [String], description: 'organisations that took part' })
  @IsArray()
  @ArrayMaxSize(50)
  @Matches(ORG, { each: true })
  participants!: string[];

  @ApiProperty({ description: 'what was settled' })
  @IsString()
  @Length(1, 5000)
  conclusion!: string;
}

export class FaultFindingBody {
  @ApiProperty({ description: 'the rating that says that the person is still dissatisfied after the redo' })
  @Matches(/^r-[0-9a-f]{20}$/)
  ratingId!: string;

  @ApiProperty({ description: 'whether it is the fault of the unit' })
  @IsBoolean()
  atFault!: boolean;

  @ApiProperty()
  @IsString()
  @Length(1, 5000)
  reason!: string;
}

export class FeedbackBody {
  @ApiProperty({ description: 'when the person was told', example: '2026-11-23 10:00:00' })
  @IsString()
  @MaxLength(40)
  at!: string;

  @ApiProperty({ enum: ['room', 'unit'] })
  @IsIn(['room', 'unit'])
  by!: 'room' | 'unit';

  @ApiPropertyOptional({
    enum: ['very_satisfied', 'satisfied', 'fairly_satisfied', 'dissatisfied', 'very_dissatisfied'],
  })
  @IsOptional()
  @IsIn(['very_satisfied', 'satisfied', 'fairly_satisfied', 'dissatisfied', 'very_dissatisfied'])
  satisfaction?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  consentToDirectAnswer?: boolean;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string;
}
