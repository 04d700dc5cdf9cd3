import { containmentCategories, type ContainmentCategory } from '@huiying/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

/** Body of `POST /cases/{id}/containment`. It has no field for remarks: a remark would repeat what must go. */
export class ContainmentBody {
  @ApiProperty({ enum: containmentCategories })
  @IsIn(containmentCategories)
  category!: ContainmentCategory;

  @ApiPropertyOptional({ example: 'LN-17' })
  @IsOptional()
  @Matches(/^[A-Z]{2}-[0-9]{1,3}[a-z]?$/)
  ruleId?: string;

  @ApiPropertyOptional({
    description: 'harmless words in place of the title; default: a mark that it is contained',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  title?: string;

  @ApiPropertyOptional({ description: 'harmless words from which the unit can handle the case' })
  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  content?: string;
}
