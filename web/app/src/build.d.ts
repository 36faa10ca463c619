/** Of the app, from package.json; the build puts it in. */
declare const APP_VERSION: string;
