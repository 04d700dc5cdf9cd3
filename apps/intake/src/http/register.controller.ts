import { Controller, Get, Query } from '@nestjs/common';
import {
  CurrentPrincipal,
  PageQuery,
  Roles,
  afterOf,
  jurisdictionScope,
  limitOf,
  pageOf,
  type Page,
  type Principal,
} from '@huiying/http';
import { Policies, type Pack } from '@huiying/policy';
import { LegalClock } from '@huiying/messaging';
import { localDateOf } from '@huiying/contracts';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { CaseFile } from '../case/case-file';
import { entryChannels, type EntryChannel } from '../entry/local-entry';
import { Register } from '../persistence/register';
import { registerLine } from './entry-view';

export class RegisterQuery extends PageQuery {
  @ApiPropertyOptional({ enum: entryChannels })
  @IsOptional()
  @IsIn(entryChannels)
  channel?: EntryChannel;

  @ApiPropertyOptional({ enum: ['held', 'open', 'ended'] })
  @IsOptional()
  @IsIn(['held', 'open', 'ended'])
  state?: 'held' | 'open' | 'ended';

  @ApiPropertyOptional({ description: "the pack's own division code" })
  @IsOptional()
  @IsString()
  @MaxLength(32)
  jurisdiction?: string;
}

@ApiTags('cases')
@ApiBearerAuth()
@Controller('register')
export class RegisterController {
  constructor(
    private readonly register: Register,
    private readonly policies: Policies,
    private readonly clock: LegalClock,
  ) {}

  /** Where the regulation puts real names first (KY-27), they come first in the list that clerks work off. */
  @Get()
  @Roles('clerk', 'dispatcher', 'supervisor', 'auditor')
  @ApiOperation({
    summary: 'What the office took down itself, one line a case; real names first where the law says so',
  })
  async page(@Query() query: RegisterQuery, @CurrentPrincipal() principal: Principal): Promise<Page<object>> {
    const jurisdiction = jurisdictionScope(principal, query.jurisdiction);
    const limit = limitOf(query);
    const rows = await this.register.page({
      jurisdiction,
      channel: query.channel,
      state: query.state,
      realNameFirst: this.realNameFirst(jurisdiction),
      after: afterOf(query, 3),
      limit: limit + 1,
    });
    const page = pageOf(rows, limit, (row) => [String(row.place), row.received_at, row.id]);
    const lines = page.items.flatMap(({ doc }) =>
      doc.file ? [registerLine(doc.file, this.packOf(doc.file))] : [],
    );
    return { items: lines, next: page.next };
  }

  private realNameFirst(code: string | undefined): boolean {
    if (code === undefined) return false;
    const pack = this.policies.inForce(code, localDateOf(this.clock.now()));
    return pack?.value<boolean>('intake.real_name_first') ?? false;
  }

  private packOf({ policyRef }: CaseFile): Pack | undefined {
    return policyRef === undefined ? undefined : this.policies.byRef(policyRef);
  }
}
