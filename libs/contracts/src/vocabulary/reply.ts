import { Type } from '@sinclair/typebox';
import { acceptedTime, text } from './fields';
import { oneOf } from './words';

/** What a reply must say is for the regulation (XX 6, LN-44, LN-46); these are the elements that packs can require. */
export const replyElements = {
  verification: Type.Optional(text(20000)),
  process: Type.Optional(text(20000)),
  measures: Type.Optional(text(20000)),
  result: Type.Optional(text(20000)),
  legalBasis: Type.Optional(text(20000)),
  handledAt: Type.Optional(acceptedTime),
  handlingUnit: Type.Optional(text(200)),
  answeredHow: Type.Optional(text(2000)),
  answeredAt: Type.Optional(acceptedTime),
  notInvestigatedReason: Type.Optional(text(20000)),
  documentRef: Type.Optional(text(200)),
};

export const reply = Type.Object({
  text: text(60000),
  elements: Type.Optional(Type.Object(replyElements)),
});

/** The leader who answers for the reply, or the delegate with the authority to do so. */
export const signOff = Type.Object({
  reviewer: text(100),
  role: oneOf(['leader_in_charge', 'principal', 'chief_representative'] as const),
  delegate: Type.Optional(Type.Object({ name: text(100), authority: text(500) })),
  at: acceptedTime,
  oaNo: Type.Optional(text(100)),
});

export const sampleReply = {
  text: '您好，经核实您反映的情况属实。我局已增开登记窗口并对当班人员批评教育，您的登记已于11月18日办结。',
  elements: {
    verification: '经调取大厅取号记录与监控，11月16日上午等候118分钟，情况属实。',
    process: '11月16日与您电话联系；11月17日核查窗口排班；11月18日为您办理登记。',
    measures: '增开一个登记窗口，实行午间值班；对当班人员批评教育。',
    result: '不动产首次登记已于11月18日办结。',
  },
};

export const sampleSignOff = {
  reviewer: '王建国',
  role: 'principal',
  at: '2026-11-20 16:30:00',
  oaNo: '新经自规〔2026〕118号',
} as const;
