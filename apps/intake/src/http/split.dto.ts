import { caseTypes, type CaseType } from '@huiying/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Length,
  ValidateNested,
} from 'class-validator';
import { ServiceCaseBody } from './told.dto';

export class TopicBody {
  @ApiProperty()
  @IsString()
  @Length(1, 64)
  code!: string;
}

/** One demand; what is left out is as in the original. */
export class PartBody {
  @ApiProperty({ description: 'what this demand is about' })
  @IsString()
  @Length(1, 200)
  title!: string;

  @ApiProperty({ description: 'the passage of the text, or its summary' })
  @IsString()
  @Length(1, 20000)
  content!: string;

  @ApiPropertyOptional({ enum: caseTypes })
  @IsOptional()
  @IsIn(caseTypes)
  caseType?: CaseType;

  @ApiPropertyOptional({ type: TopicBody })
  @IsOptional()
  @ValidateNested()
  @Type(() => TopicBody)
  topic?: TopicBody;

  @ApiPropertyOptional({ type: ServiceCaseBody })
  @IsOptional()
  @ValidateNested()
  @Type(() => ServiceCaseBody)
  serviceCase?: ServiceCaseBody;
}

/** Body of `POST /cases/{id}/split`. */
export class SplitBody {
  @ApiProperty({ type: [PartBody], description: 'each becomes a case of its own, in this order' })
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => PartBody)
  parts!: PartBody[];
}
