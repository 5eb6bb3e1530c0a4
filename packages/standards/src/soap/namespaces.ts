export const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
