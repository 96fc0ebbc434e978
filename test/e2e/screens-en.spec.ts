import { testScreens } from './test-screens';

// A file for each language, so that they can be looked at side by side.
testScreens('en');
