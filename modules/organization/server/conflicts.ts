/** Constraints whose violation is a refusal with a code, for `refuseWhen`: what may not be twice, or at one time. */
export const postConflicts = {
  post_code_taken: 'organization.post-code-taken',
  unit_has_head: 'organization.unit-has-head',
};

export const holderConflicts = {
  holder_definitive_overlaps: 'organization.post-held',
  holder_acting_overlaps: 'organization.acting-held',
};

export const personConflicts = {
  person_nip_taken: 'organization.nip-taken',
  person_nik_taken: 'organization.nik-taken',
};

export const roleConflicts = { role_name_taken: 'organization.role-name-taken' };
