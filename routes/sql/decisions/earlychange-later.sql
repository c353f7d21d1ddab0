-- Sets when to look again for the link of an early change.
UPDATE gangway.earlychange SET lookat = :lookat WHERE leadid = :leadid
