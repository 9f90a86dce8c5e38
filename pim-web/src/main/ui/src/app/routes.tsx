import { createBrowserRouter } from 'react-router';
import { Skeleton } from '@/design/Feedback';
import { page } from './page';
import { NotFoundPage, RouteError } from './RouteError';
import { Shell } from './Shell';

const dashboardPage = () => import('@/features/dashboard/DashboardPage');
const productsPage = () => import('@/features/products/ProductsPage');
const productPage = () => import('@/features/product/ProductPage');
const importsPage = () => import('@/features/imports/ImportsPage');
const feedsPage = () => import('@/features/feeds/FeedsPage');
const newFeedPage = () => import('@/features/feeds/NewFeedPage');
const feedPage = () => import('@/features/feeds/FeedPage');
const offersPage = () => import('@/features/offers/OffersPage');
const launchesPage = () => import('@/features/launches/LaunchesPage');
const launchPage = () => import('@/features/launches/LaunchPage');
const channelsPage = () => import('@/features/channels/ChannelsPage');
const channelPage = () => import('@/features/channels/ChannelPage');
const consistencyPage = () => import('@/features/consistency/ConsistencyPage');

export const router = createBrowserRouter([
  {
    element: <Shell />,
    errorElement: <RouteError />,
    children: [
      {
        // A page that fails or is still to come leaves the frame around it.
        errorElement: <RouteError />,
        hydrateFallbackElement: <Skeleton lines={10} />,
        children: [
          { index: true, lazy: page(dashboardPage, (m) => <m.DashboardPage />) },
          { path: 'products', lazy: page(productsPage, (m) => <m.ProductsPage />) },
          {
            path: 'products/:identifier',
            lazy: page(productPage, (m) => <m.ProductPage kind="PRODUCT" />),
          },
          {
            path: 'product-models/:identifier',
            lazy: page(productPage, (m) => <m.ProductPage kind="PRODUCT_MODEL" />),
          },
          { path: 'imports', lazy: page(importsPage, (m) => <m.ImportsPage />) },
          { path: 'imports/:id', lazy: page(importsPage, (m) => <m.ImportsPage />) },
          { path: 'feeds', lazy: page(feedsPage, (m) => <m.FeedsPage />) },
          { path: 'feeds/new', lazy: page(newFeedPage, (m) => <m.NewFeedPage />) },
          { path: 'feeds/:code', lazy: page(feedPage, (m) => <m.FeedPage />) },
          { path: 'offers', lazy: page(offersPage, (m) => <m.OffersPage />) },
          { path: 'launches', lazy: page(launchesPage, (m) => <m.LaunchesPage />) },
          { path: 'launches/:code', lazy: page(launchPage, (m) => <m.LaunchPage />) },
          { path: 'channels', lazy: page(channelsPage, (m) => <m.ChannelsPage />) },
          { path: 'channels/:feed', lazy: page(channelPage, (m) => <m.ChannelPage />) },
          { path: 'consistency', lazy: page(consistencyPage, (m) => <m.ConsistencyPage />) },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
]);
