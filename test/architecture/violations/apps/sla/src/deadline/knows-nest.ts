import { Injectable } from '@nestjs/common';
export const n = Injectable;
