import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Length, Max, Min, ValidateNested } from 'class-validator';
import { RatedServiceBody } from './collection-dtos';

export class QrOfBody extends RatedServiceBody {
  @ApiPropertyOptional({ description: 'whose numbers upstreamCaseNo and projectNo are' })
  @IsOptional()
  @Length(1, 64)
  sourceSystem?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Length(1, 50)
  upstreamCaseNo?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Length(1, 50)
  staffNo?: string;
}

/** `POST /windows/{id}/qr` */
export class IssueQrBody {
  @ApiProperty({ enum: ['static', 'dynamic'] })
  @IsIn(['static', 'dynamic'])
  kind!: 'static' | 'dynamic';

  @ApiProperty({ description: 'the organisation at whose window it is shown' })
  @Length(1, 64)
  org!: string;

  @ApiPropertyOptional({ description: "the pack's own division code; needed when the token is for all" })
  @IsOptional()
  @Length(1, 32)
  jurisdiction?: string;

  @ApiPropertyOptional({ description: 'dynamic: how long it is good; default by the pack' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1440)
  minutes?: number;

  @ApiPropertyOptional({ type: QrOfBody, description: 'dynamic: the service or case that is rated' })
  @IsOptional()
  @ValidateNested()
  @Type(() => QrOfBody)
  of?: QrOfBody;
}
