import { PageQuery } from '@huiying/http';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';

const LOCAL_DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export class ContactPersonBody {
  @ApiProperty()
  @IsString()
  @Length(1, 100)
  name!: string;

  @ApiProperty()
  @IsString()
  @Matches(/^[0-9+\-() ]{3,30}$/, { message: 'a telephone number' })
  phone!: string;
}

export class ContactsBody {
  @ApiPropertyOptional({ type: ContactPersonBody })
  @IsOptional()
  @ValidateNested()
  @Type(() => ContactPersonBody)
  principal_leader?: ContactPersonBody;

  @ApiPropertyOptional({ type: ContactPersonBody })
  @IsOptional()
  @ValidateNested()
  @Type(() => ContactPersonBody)
  leader_in_charge?: ContactPersonBody;

  @ApiPropertyOptional({ type: ContactPersonBody })
  @IsOptional()
  @ValidateNested()
  @Type(() => ContactPersonBody)
  responsible?: ContactPersonBody;

  @ApiPropertyOptional({ type: ContactPersonBody })
  @IsOptional()
  @ValidateNested()
  @Type(() => ContactPersonBody)
  handler?: ContactPersonBody;

  @ApiPropertyOptional({ type: ContactPersonBody })
  @IsOptional()
  @ValidateNested()
  @Type(() => ContactPersonBody)
  receiver?: ContactPersonBody;

  @ApiPropertyOptional({ type: ContactPersonBody })
  @IsOptional()
  @ValidateNested()
  @Type(() => ContactPersonBody)
  chief_representative?: ContactPersonBody;

  @ApiPropertyOptional({
    type: ContactPersonBody,
    description: 'the inspection office of the place: its entry in the directory has this contact (LN-69)',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => ContactPersonBody)
  inspection_office?: ContactPersonBody;
}

/** An entry of the directory that holds from a day to a day, both included; without them always. */
class DatedBody {
  @ApiPropertyOptional({ description: 'first day, local date' })
  @IsOptional()
  @Matches(LOCAL_DATE)
  from?: string;

  @ApiPropertyOptional({ description: 'last day, local date' })
  @IsOptional()
  @Matches(LOCAL_DATE)
  to?: string;
}

export class DutyBody extends DatedBody {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 64)
  taskCode?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 64)
  topic?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 100)
  territory?: string;
}

export class WindowBody extends DatedBody {
  @ApiProperty({ example: 'A-03' })
  @IsString()
  @Length(1, 50)
  windowNo!: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 200)
  name?: string;

  @ApiPropertyOptional({ type: ContactPersonBody, description: 'head of the window' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ContactPersonBody)
  head?: ContactPersonBody;
}

export class StaffBody extends DatedBody {
  @ApiProperty({ example: '0042' })
  @IsString()
  @Length(1, 50)
  staffNo!: string;

  @ApiPropertyOptional({ example: 'A-03' })
  @IsOptional()
  @IsString()
  @Length(1, 50)
  windowNo?: string;
}

export class OrganisationBody {
  @ApiProperty({ example: '龙南市城市管理局' })
  @IsString()
  @Length(1, 200)
  name!: string;

  @ApiProperty({ enum: ['administrative', 'public_service'] })
  @IsIn(['administrative', 'public_service'])
  kind!: 'administrative' | 'public_service';

  @ApiPropertyOptional({ description: 'unified social credit code, 18 characters' })
  @IsOptional()
  @Matches(/^[0-9A-Z]{18}$/)
  uscc?: string;

  @ApiProperty({ example: '360783' })
  @IsString()
  @Length(1, 32)
  jurisdiction!: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(100)
  territory?: string;

  @ApiProperty({ type: ContactsBody })
  @ValidateNested()
  @Type(() => ContactsBody)
  contacts!: ContactsBody;

  @ApiPropertyOptional({ type: [DutyBody] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => DutyBody)
  duties?: DutyBody[];

  @ApiPropertyOptional({ type: [WindowBody], description: 'its windows in the hall (KY-18)' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => WindowBody)
  windows?: WindowBody[];

  @ApiPropertyOptional({ type: [StaffBody], description: 'who serves at them' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5000)
  @ValidateNested({ each: true })
  @Type(() => StaffBody)
  staff?: StaffBody[];
}

export class OrganisationQuery extends PageQuery {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(32)
  jurisdiction?: string;

  @ApiPropertyOptional({ enum: ['provisioning', 'active'] })
  @IsOptional()
  @IsIn(['provisioning', 'active'])
  status?: string;
}
