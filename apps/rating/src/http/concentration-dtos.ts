import { PageQuery } from '@huiying/http';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, Length } from 'class-validator';

const STATES = ['open', 'reported', 'accepted', 'fallen_away'] as const;

/** `GET /concentrations?…` */
export class ConcentrationsQuery extends PageQuery {
  @ApiPropertyOptional({ description: "the pack's own division code" })
  @IsOptional()
  @Length(1, 32)
  jurisdiction?: string;

  @ApiPropertyOptional({ enum: STATES, default: 'open', description: 'of the last task' })
  @IsOptional()
  @IsIn(STATES)
  state?: (typeof STATES)[number];
}

/** `POST /concentrations/{id}/report` */
export class ConcentrationReportBody {
  @ApiProperty({ description: 'the head of the window' })
  @Length(1, 50)
  head!: string;

  @ApiProperty({ description: 'what was done, and for which of the ratings' })
  @Length(1, 5000)
  measures!: string;
}

/** `POST /concentrations/{id}/check` */
export class ConcentrationCheckBody {
  @ApiProperty({ description: 'put right' })
  @IsBoolean()
  passed!: boolean;

  @ApiProperty()
  @Length(1, 2000)
  finding!: string;
}

/** `POST /concentrations/{id}/fall-away` */
export class ConcentrationFallAwayBody {
  @ApiProperty({ description: 'which ratings were annulled' })
  @Length(1, 2000)
  reason!: string;
}
