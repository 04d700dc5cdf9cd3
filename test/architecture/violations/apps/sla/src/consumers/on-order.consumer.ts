export const consumer = 1;
