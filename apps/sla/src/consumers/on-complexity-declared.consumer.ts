import { OrderComplexityDeclared, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { declareComplexity } from '../deadline/record-work';
import { KeepClocks } from '../keep-clocks';
import { aboutCase } from './landing';

/** The matter is complex: another limit from the same start (XX-20, Q37). */
@Consumer(OrderComplexityDeclared, aboutCase)
export class OnComplexityDeclared {
  constructor(private readonly clocks: KeepClocks) {}

  async handle({ data }: Received<DataOf<typeof OrderComplexityDeclared>>, unit: UnitOfWork): Promise<void> {
    const { caseId, orderId, complexity } = data;
    await this.clocks.change(unit, caseId, 'complexity_declared', (clocks) =>
      declareComplexity(clocks, orderId, complexity),
    );
  }
}
