import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '@/api/http';
import { session } from '@/api/resources';
import { changeSession } from '@/app/queryClient';
import { Button } from '@/design/Button';
import { Field, TextInput } from '@/design/Field';
import { messageOf, Notice } from '@/design/Feedback';
import { LogoMark } from '@/design/Logo';
import styles from './SignInPage.module.css';

function refusal(error: unknown): string {
  return error instanceof ApiError && error.status === 401
    ? 'This name and password do not fit together.'
    : messageOf(error);
}

export function SignInPage() {
  const [username, setUsername] = useState('admin');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => session.signIn(username, password),
    onSuccess: changeSession,
  });

  return (
    <div className={styles.page}>
      <main className={styles.card}>
        <header className={styles.head}>
          <LogoMark size={44} />
          <h1>Stoa</h1>
          <p>One product record, every channel.</p>
        </header>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            signIn.mutate();
          }}
        >
          <Field label="User name">
            {(id) => (
              <TextInput
                id={id}
                name="username"
                autoComplete="username"
                required
                value={username}
                onChange={(event) => {
                  setUsername(event.target.value);
                }}
              />
            )}
          </Field>
          <Field label="Password">
            {(id) => (
              <TextInput
                id={id}
                name="password"
                type="password"
                autoComplete="current-password"
                required
                // The page has nothing else to do.
                // eslint-disable-next-line jsx-a11y/no-autofocus
                autoFocus
                value={password}
                onChange={(event) => {
                  setPassword(event.target.value);
                }}
              />
            )}
          </Field>
          {signIn.isError && <Notice tone="bad">{refusal(signIn.error)}</Notice>}
          <Button type="submit" look="primary" busy={signIn.isPending}>
            Sign in
          </Button>
        </form>
        <p className={styles.hint}>
          The first password is printed in the terminal where Stoa was started.
        </p>
      </main>
    </div>
  );
}
