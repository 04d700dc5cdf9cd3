export const now = (): number => Date.now() + new Date().getTime() + Math.random() + Number(process.env['X']);
