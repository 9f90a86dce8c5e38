import { createBrowserRouter } from 'react-router';
import { ChannelPage } from '@/features/channels/ChannelPage';
import { ChannelsPage } from '@/features/channels/ChannelsPage';
import { ConsistencyPage } from '@/features/consistency/ConsistencyPage';
import { DashboardPage } from '@/features/dashboard/DashboardPage';
import { FeedPage } from '@/features/feeds/FeedPage';
import { FeedsPage } from '@/features/feeds/FeedsPage';
import { NewFeedPage } from '@/features/feeds/NewFeedPage';
import { ImportsPage } from '@/features/imports/ImportsPage';
import { LaunchesPage } from '@/features/launches/LaunchesPage';
import { LaunchPage } from '@/features/launches/LaunchPage';
import { OffersPage } from '@/features/offers/OffersPage';
import { ProductPage } from '@/features/product/ProductPage';
import { ProductsPage } from '@/features/products/ProductsPage';
import { NotFoundPage, RouteError } from './RouteError';
import { Shell } from './Shell';

export const router = createBrowserRouter([
  {
    element: <Shell />,
    errorElement: <RouteError />,
    children: [
      { index: true, element: <DashboardPage /> },
      { path: 'products', element: <ProductsPage /> },
      { path: 'products/:identifier', element: <ProductPage kind="PRODUCT" /> },
      { path: 'product-models/:identifier', element: <ProductPage kind="PRODUCT_MODEL" /> },
      { path: 'imports', element: <ImportsPage /> },
      { path: 'imports/:id', element: <ImportsPage /> },
      { path: 'feeds', element: <FeedsPage /> },
      { path: 'feeds/new', element: <NewFeedPage /> },
      { path: 'feeds/:code', element: <FeedPage /> },
      { path: 'offers', element: <OffersPage /> },
      { path: 'launches', element: <LaunchesPage /> },
      { path: 'launches/:code', element: <LaunchPage /> },
      { path: 'channels', element: <ChannelsPage /> },
      { path: 'channels/:feed', element: <ChannelPage /> },
      { path: 'consistency', element: <ConsistencyPage /> },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]);
