-- Looks for the link of an early change again at that time.
UPDATE gangway.earlychange SET lookat = :lookat WHERE leadid = :leadid
