/** Replies of departments with the elements that each place demands. `at` is a local time of the contract. */
export const xinxiangReply = (answer: string) => ({
  text: `您好，${answer}`,
  elements: {
    verification: '已核对您咨询的事项与现行办事指南。',
    process: '收到交办单后由登记中心核实并整理材料清单。',
    measures: '已将材料清单在大厅与网上办事指南同步更新。',
    result: answer,
  },
});

export const longnanReply = (result: string, at: string) => ({
  text: `您好，您反映的问题办理情况如下：${result}`,
  elements: {
    handledAt: at,
    handlingUnit: '龙南市城市管理局',
    result,
    legalBasis: '《城市照明管理规定》',
    answeredHow: '电话告知诉求人',
    documentRef: '龙城管受〔2026〕示例1号',
  },
});

export const jilinReply = (result: string, at: string) => ({
  text: `您好，${result}`,
  elements: { result, answeredHow: '电话反馈', answeredAt: at },
});

export const plainReply = (result: string) => ({
  text: `您好，${result}`,
  elements: { verification: '情况已核实。', result },
});

export const signedBy = (
  role: 'leader_in_charge' | 'principal' | 'chief_representative',
  at: string,
  oaNo?: string,
) => ({ reviewer: '示例签发人', role, at, ...(oaNo === undefined ? {} : { oaNo }) });
