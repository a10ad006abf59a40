/** Paths of the pages under `/office`. */
export const ownSignaturePath = '/account/signature';
export const signatureSettingsPath = '/administration/signatures';
export const certificatesPath = '/administration/signatures/certificates';
