import { DeptOrderComplexityDeclared, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { declareComplexity } from '../order/declare-complexity';
import { DepartmentActions, landing } from './department-actions';

/** The department says how complex the matter is (XX-20, KY-46, JL-09). */
@Consumer(DeptOrderComplexityDeclared, landing)
export class OnComplexityDeclared {
  constructor(private readonly actions: DepartmentActions) {}

  async handle(
    message: Received<DataOf<typeof DeptOrderComplexityDeclared>>,
    unit: UnitOfWork,
  ): Promise<void> {
    const { orderId, complexity } = message.data;
    await this.actions.settle(message, unit, (file, pack, by) =>
      declareComplexity(file, orderId, complexity, by, { pack, now: unit.now }),
    );
  }
}
