// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, Link, Outlet, RouterProvider } from 'react-router';
import { afterEach, expect, test } from 'vitest';
import { page } from './page';
import { RouteError } from './RouteError';

afterEach(cleanup);

function Frame() {
  return (
    <>
      <Link to="/gone">Gone</Link>
      <Link to="/there">There</Link>
      <Outlet />
    </>
  );
}

function show(load: () => Promise<string>) {
  const router = createMemoryRouter([
    {
      element: <Frame />,
      children: [
        {
          errorElement: <RouteError />,
          hydrateFallbackElement: <p>Not there yet</p>,
          children: [
            { index: true, element: <p>First page</p> },
            { path: 'gone', lazy: page(load, (words) => <p>{words}</p>) },
            {
              path: 'there',
              lazy: page(
                () => Promise.resolve('Here it is'),
                (w) => <p>{w}</p>,
              ),
            },
          ],
        },
      ],
    },
  ]);
  render(<RouterProvider router={router} />);
}

test('a page whose file is gone can be loaded again, in the frame that stays', async () => {
  show(() => Promise.reject(new TypeError('Failed to fetch dynamically imported module')));
  await userEvent.click(screen.getByRole('link', { name: 'Gone' }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('This page did not load');
  expect(alert.textContent).toContain('upgraded');
  expect(screen.getByRole('button', { name: 'Load again' })).toBeTruthy();

  await userEvent.click(screen.getByRole('link', { name: 'There' }));
  expect(await screen.findByText('Here it is')).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('the page before stays until the next one is there', async () => {
  let come: (words: string) => void = () => undefined;
  show(
    () =>
      new Promise((resolve) => {
        come = resolve;
      }),
  );
  await userEvent.click(screen.getByRole('link', { name: 'Gone' }));
  expect(screen.getByText('First page')).toBeTruthy();
  come('Here at last');
  expect(await screen.findByText('Here at last')).toBeTruthy();
  expect(screen.queryByText('First page')).toBeNull();
});
