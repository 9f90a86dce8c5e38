import { CircleCheck } from 'lucide-react';
import { Link } from 'react-router';
import type { ChannelProblem } from '@/api/types';
import { Badge } from '@/design/Badge';
import { EmptyState } from '@/design/Feedback';
import table from '@/design/Table.module.css';
import { count } from '@/lib/format';
import { IssueCode } from './IssueCode';
import styles from './Problems.module.css';
import { STATES } from './stateWords';

interface ProblemsProps {
  problems: ChannelProblem[];
  partial: boolean;
}

/** What is wrong most often; each line leads to one of the products. */
export function Problems({ problems, partial }: ProblemsProps) {
  if (problems.length === 0) {
    return (
      <EmptyState icon={<CircleCheck size={28} strokeWidth={1.5} />} title="Nothing is wrong">
        <p>No item is rejected, parked or skipped.</p>
      </EmptyState>
    );
  }
  return (
    <>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col" className={table.right}>
              Items
            </th>
            <th scope="col">State</th>
            <th scope="col">Field</th>
            <th scope="col">What is wrong</th>
            <th scope="col">For example</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem) => (
            <tr key={`${problem.state} ${problem.code} ${problem.attribute ?? ''}`}>
              <td className={`${table.right} num`}>{count(problem.count)}</td>
              <td>
                <Badge tone={STATES[problem.state].tone} title={STATES[problem.state].says}>
                  {STATES[problem.state].label}
                </Badge>
              </td>
              <td className="mono">{problem.attribute}</td>
              <td>
                <span className={styles.message}>{problem.message}</span>
                <IssueCode code={problem.code} link={problem.link} />
              </td>
              <td>
                <Link to={`/products/${encodeURIComponent(problem.sku)}?tab=channels`}>
                  {problem.sku}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {partial && <p className={styles.partial}>Counted among the first items only.</p>}
    </>
  );
}
