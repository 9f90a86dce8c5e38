import {
  Boxes,
  FileUp,
  LayoutDashboard,
  LogOut,
  Monitor,
  Moon,
  Radio,
  Rocket,
  Rss,
  Scale,
  Sun,
  Tags,
} from 'lucide-react';
import { useState } from 'react';
import { NavLink, Outlet, useNavigate, useNavigation } from 'react-router';
import type { Session } from '@/api/types';
import { IconButton } from '@/design/Button';
import { ErrorState } from '@/design/Feedback';
import { Logo } from '@/design/Logo';
import { ProgressBar } from '@/design/ProgressBar';
import { SignInPage } from '@/features/session/SignInPage';
import { useShortcuts } from '@/lib/shortcuts';
import { useSession, useSignOut } from './session';
import styles from './Shell.module.css';
import { ShortcutsDialog } from './ShortcutsDialog';
import { applyTheme, storedTheme, type Theme } from './theme';

const PAGES = [
  { to: '/', label: 'Dashboard', icon: LayoutDashboard, key: 'd' },
  { to: '/products', label: 'Products', icon: Boxes, key: 'p' },
  { to: '/imports', label: 'Imports', icon: FileUp, key: 'i' },
  { to: '/offers', label: 'Offers', icon: Tags, key: 'o' },
  { to: '/feeds', label: 'Feeds', icon: Rss, key: 'f' },
  { to: '/launches', label: 'Launches', icon: Rocket, key: 'l' },
  { to: '/channels', label: 'Channels', icon: Radio, key: 'c' },
  { to: '/consistency', label: 'Consistency', icon: Scale, key: 'y' },
];

const NEXT_THEME: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const THEME_ICON = { system: Monitor, light: Sun, dark: Moon };

/** The frame around every page, once somebody is signed in. */
export function Shell() {
  const session = useSession();
  if (session.isPending) {
    return null;
  }
  if (session.isError) {
    return <ErrorState error={session.error} onRetry={() => void session.refetch()} />;
  }
  return session.data === null ? <SignInPage /> : <SignedIn session={session.data} />;
}

function SignedIn({ session }: { session: Session }) {
  const navigate = useNavigate();
  const [help, setHelp] = useState(false);
  useShortcuts({
    ...Object.fromEntries(PAGES.map((page) => [`g ${page.key}`, () => void navigate(page.to)])),
    '?': () => {
      setHelp(true);
    },
  });

  return (
    <div className={styles.shell}>
      <a href="#main" className={styles.skip}>
        Skip to content
      </a>
      <nav className={styles.side} aria-label="Main">
        <NavLink to="/" className={styles.home ?? ''} aria-label="Stoa, dashboard">
          <Logo />
        </NavLink>
        <ul className={styles.pages}>
          {PAGES.map(({ to, label, icon: Icon }) => (
            <li key={to}>
              <NavLink to={to} end={to === '/'} className={styles.page ?? ''}>
                <Icon size={17} strokeWidth={1.8} aria-hidden="true" />
                {label}
              </NavLink>
            </li>
          ))}
        </ul>
        <Foot
          session={session}
          onHelp={() => {
            setHelp(true);
          }}
        />
      </nav>
      <main id="main" className={styles.main} tabIndex={-1}>
        <PageComing />
        <Outlet />
      </main>
      <ShortcutsDialog
        open={help}
        onClose={() => {
          setHelp(false);
        }}
      />
    </div>
  );
}

/** The page gone to is not there yet; the one before stays until then. */
function PageComing() {
  return useNavigation().state === 'idle' ? null : (
    <div className={styles.coming} role="status" aria-label="Loading">
      <ProgressBar share={null} label="Loading the page" />
    </div>
  );
}

function Foot({ session, onHelp }: { session: Session; onHelp: () => void }) {
  const [theme, setTheme] = useState(storedTheme);
  const signOut = useSignOut();
  const ThemeIcon = THEME_ICON[theme];
  return (
    <div className={styles.foot}>
      <span className={styles.user} title={session.role}>
        <span className={styles.avatar} aria-hidden="true">
          {session.username.slice(0, 1).toUpperCase()}
        </span>
        <span className={styles.userName}>{session.username}</span>
      </span>
      <span className={styles.tools}>
        <IconButton label="Keyboard shortcuts" onClick={onHelp}>
          <kbd className={styles.question}>?</kbd>
        </IconButton>
        <IconButton
          label={`Colours: ${theme}. Change`}
          onClick={() => {
            applyTheme(NEXT_THEME[theme]);
            setTheme(NEXT_THEME[theme]);
          }}
        >
          <ThemeIcon size={16} />
        </IconButton>
        <IconButton
          label="Sign out"
          onClick={() => {
            signOut.mutate();
          }}
        >
          <LogOut size={16} />
        </IconButton>
      </span>
    </div>
  );
}
