import '@fontsource-variable/inter';
import './design/tokens.css';
import './design/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { applyTheme, storedTheme } from './app/theme';

applyTheme(storedTheme());

const root = document.getElementById('root');
if (root === null) {
  throw new Error('The page has no element #root.');
}
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
