import { PageQuery } from '@huiying/http';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';

const LOCAL_DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const ORG = /^[A-Za-z0-9_-]{1,64}$/;

export class LookBody {
  @ApiPropertyOptional({ description: 'staff number of the named person who looked' })
  @IsOptional()
  @IsString()
  @Length(1, 50)
  staffNo?: string;
}

export class DutyLogQuery extends PageQuery {
  @ApiPropertyOptional({ example: '410772' })
  @IsOptional()
  @IsString()
  @MaxLength(32)
  jurisdiction?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Matches(ORG)
  org?: string;

  @ApiPropertyOptional({ description: 'first day, local date' })
  @IsOptional()
  @Matches(LOCAL_DATE)
  from?: string;

  @ApiPropertyOptional({ description: 'last day, local date' })
  @IsOptional()
  @Matches(LOCAL_DATE)
  to?: string;

  @ApiPropertyOptional({ enum: ['true', 'false'], description: 'only days on which a look was missed' })
  @IsOptional()
  @IsIn(['true', 'false'])
  missed?: string;
}
