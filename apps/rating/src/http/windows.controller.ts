import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { CurrentPrincipal, Roles, answerWith, commandOf, type Principal } from '@huiying/http';
import { Commands } from '@huiying/messaging';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IssueQrBody } from './qr-dtos';
import { QrCommand } from './qr.command';

/** Codes to rate by, at windows and stations. */
@ApiTags('windows')
@ApiBearerAuth()
@Controller('windows')
export class WindowsController {
  constructor(
    private readonly commands: Commands,
    private readonly codes: QrCommand,
  ) {}

  @Post(':id/qr')
  @HttpCode(201)
  @Roles('clerk')
  @ApiOperation({
    summary:
      'A signed code of the window: static for a place without a device (XX-37), or for one service (HA-11)',
  })
  async issue(
    @Param('id') windowNo: string,
    @Body() body: IssueQrBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const answer = await this.commands.run(commandOf(request, principal), async (unit) => ({
      status: 201,
      body: await this.codes.issue(windowNo, body, principal, unit),
    }));
    return answerWith(reply, answer);
  }

  @Post(':id/qr/:qrId/withdrawal')
  @HttpCode(200)
  @Roles('clerk')
  @ApiOperation({ summary: 'The code is good no more, as when it was copied or the window has closed' })
  async withdraw(
    @Param('id') windowNo: string,
    @Param('qrId') qrId: string,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const answer = await this.commands.run(commandOf(request, principal), async (unit) => ({
      status: 200,
      body: await this.codes.withdraw(windowNo, qrId, principal, unit),
    }));
    return answerWith(reply, answer);
  }
}
