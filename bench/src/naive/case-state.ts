import { Column, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

/** The state of a case as TypeORM is usually given it. */
@Entity({ name: 'case_state' })
export class CaseState {
  @PrimaryColumn('text')
  caseId!: string;

  @Column('int')
  stage!: number;

  @Column('text')
  status!: string;

  @VersionColumn()
  version!: number;

  @Column('numeric')
  fee!: number;

  @Column('jsonb')
  doc!: object;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}
