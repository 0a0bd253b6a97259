const split = {
  stripe: 'sk_live_Mr9HC¦Ws7bwvzhQnwNrhD7PrH',
  slack: 'xoxb-43005¦3775080-3964926781848-7waOUTECDD5TvRYaZbuVWYSG',
  gitlab: 'glpat-e9BwfNPH¦yCdn8xVxutY5',
  sendgrid: 'SG.J0ZVhRUG5A-AQD9KYdi8iK.V8dN¦Fq6eTM6D02-fQ7j-_jP9UPCvROAZCTBdLINM64U',
  otherSlack: 'xoxb-43627¦7989948-7xYWwvRNS5582lcaqzlMwifN',
  aws: 'AKIALRWFVEAL¦KXWKKXZW',
};

/** Secrets for tests to plant: made up, in the form of their issuers. Split here, so that no scanner reports this file. */
export const planted = {
  stripe: whole(split.stripe),
  slack: whole(split.slack),
  gitlab: whole(split.gitlab),
  sendgrid: whole(split.sendgrid),
  otherSlack: whole(split.otherSlack),
  aws: whole(split.aws),
};

function whole(value: string): string {
  return value.replaceAll('¦', '');
}
