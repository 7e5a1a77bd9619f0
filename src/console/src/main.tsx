import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { Providers } from './app/Providers';
import { startTheme } from './app/theme';
import './styles/tokens.css';
import './styles/ui.css';
import './styles/desk.css';
import './styles/board.css';
import './styles/forms.css';
import './styles/phones.css';
import './styles/widths.css';

startTheme();
const root = document.getElementById('root');
if (root) createRoot(root).render(<Providers><App /></Providers>);
