// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

/// @title The roles that Patto's AccessManager knows
/// @notice Everything else (municipality admins, issuers, stewards) is data of the contracts, not a role.
/// ADMIN is 0, as in AccessManager itself.
library Roles {
    /// @notice Recognises municipalities.
    uint64 internal constant REGISTRAR = 1;
    /// @notice Stops the opening of new ballots; cancels scheduled upgrades.
    uint64 internal constant GUARDIAN = 2;
    /// @notice Upgrades the registries, with a delay longer than any ballot.
    uint64 internal constant UPGRADER = 3;
}
