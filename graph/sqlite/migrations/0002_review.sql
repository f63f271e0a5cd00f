-- Claims from the least certain to the most: a claim's margin is how far its confidence is from 500 per mille.
-- From here on a claim may have the predicate 13, REFERS_TO, from a reference to a publication, which older programs can't read.
CREATE INDEX claim_margin ON claim (abs(confidence - 500), recent, aid, start, cid);
