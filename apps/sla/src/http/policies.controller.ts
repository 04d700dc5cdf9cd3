import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { localDateOf } from '@huiying/contracts';
import {
  CurrentPrincipal,
  ProblemException,
  Roles,
  inScope,
  requireScope,
  type Principal,
} from '@huiying/http';
import { LegalClock } from '@huiying/messaging';
import { PackFault, Policies, jurisdictionOfDraft } from '@huiying/policy';
import { PolicyPreviewBody } from './dtos';
import { PolicyPreview } from './policy-preview';

/** Changes of the law, tried out before they are made. */
@ApiTags('policies')
@ApiBearerAuth()
@Controller('policies')
export class PoliciesController {
  constructor(
    private readonly policies: Policies,
    private readonly preview: PolicyPreview,
    private readonly clock: LegalClock,
  ) {}

  @Post('preview')
  @HttpCode(200)
  @Roles('supervisor', 'operator')
  @ApiOperation({
    summary:
      'Which open deadlines a draft of a pack would move, and how a past period would have ended under it; nothing is changed',
  })
  async show(@Body() body: PolicyPreviewBody, @CurrentPrincipal() principal: Principal): Promise<object> {
    const { jurisdiction, files, from } = body;
    const now = this.clock.now();
    const draft = jurisdiction === undefined ? { files } : { jurisdiction, files };
    const drafted = trusted(() => this.policies.drafted(draft));
    const codes = this.codesOf(drafted, jurisdictionOfDraft(draft), principal);
    return this.preview.of(codes, drafted, { from, to: body.to ?? localDateOf(now) }, now);
  }

  /** Whom the draft concerns: one jurisdiction, or with the defaults all that the asking person may see. */
  private codesOf(drafted: Policies, changed: string | undefined, principal: Principal): readonly string[] {
    const known = drafted.jurisdictions();
    const one = known.find(({ id, code }) => id === changed || code === changed);
    if (one) requireScope(principal, { jurisdiction: one.code });
    const seen = one ? [one] : known.filter(({ code }) => inScope(principal, { jurisdiction: code }));
    return seen.map(({ code }) => code);
  }
}

function trusted<T>(read: () => T): T {
  try {
    return read();
  } catch (fault) {
    if (!(fault instanceof PackFault)) throw fault;
    throw new ProblemException(422, 'POLICY.PACK_INVALID', {
      detail: fault.message,
      errors: [{ path: `${fault.file} › ${fault.key}`, message: `expected ${fault.expected}` }],
    });
  }
}
