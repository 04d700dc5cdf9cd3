import { ACCEPTED_TIME } from '@huiying/contracts';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, Length, Matches } from 'class-validator';

/** A time in one of the forms that the contract accepts (§1). */
export const AcceptedTime = () => Matches(new RegExp(ACCEPTED_TIME), { message: 'a time of the contract' });

/** The accused. */
export class RespondentBody {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 64)
  orgCode?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 200)
  orgName?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 100)
  personName?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 50)
  staffNo?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 50)
  windowNo?: string;

  @ApiPropertyOptional({ example: '2026-11-16 09:00:00' })
  @IsOptional()
  @AcceptedTime()
  occurredAt?: string;

  @ApiPropertyOptional({
    description: 'what is complained of, a code of the regulation’s list',
    example: '08',
  })
  @IsOptional()
  @IsString()
  @Length(1, 50)
  behaviourCode?: string;
}

/** Who comes. */
export class PartyBody {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 100)
  name?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 20)
  idType?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 50)
  idNumber?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 50)
  phone?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 500)
  address?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  realName?: boolean;

  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  anonymous?: boolean;
}

/** The 办件 that it is about. */
export class ServiceCaseBody {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 50)
  projectNo?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 64)
  taskCode?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 300)
  taskName?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 64)
  orgCode?: string;
}
