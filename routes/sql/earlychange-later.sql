UPDATE gangway.earlychange SET lookat = :lookat WHERE leadid = :leadid
