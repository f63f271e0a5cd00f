// Claims from the least certain to the most: doubt is the margin of the confidence and, among equals, recent. See doubtOf.
MATCH (c:Claim) WHERE c.doubt IS NULL
CALL (c) { SET c.doubt = abs(c.confidence - 500) * 100000000 + c.recent } IN TRANSACTIONS OF 10000 ROWS;
CREATE INDEX claim_doubt IF NOT EXISTS FOR (n:Claim) ON (n.doubt);
