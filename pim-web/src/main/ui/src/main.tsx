import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (root === null) {
  throw new Error('The page has no element #root.');
}
createRoot(root).render(
  <StrictMode>
    <p>Stoa</p>
  </StrictMode>,
);
