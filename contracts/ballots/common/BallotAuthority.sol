// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {ERC2771Context} from "@openzeppelin/contracts/metatx/ERC2771Context.sol";
import {Roles} from "../../access/Roles.sol";
import {CommonsStatus, ICommonsRegistry} from "../../interfaces/ICommonsRegistry.sol";
import {CommonsId} from "../../types/Ids.sol";
import {BallotElectorate} from "./BallotElectorate.sol";

/// @title Who may open, withdraw and break ties in the ballots of a commons, and who may stop new ones
abstract contract BallotAuthority is BallotElectorate, ERC2771Context {
    /// @notice Who administers which commons.
    ICommonsRegistry public immutable registry;
    /// @notice The AccessManager that knows the guardian.
    IAccessManager public immutable authority;

    constructor(ICommonsRegistry registry_, IAccessManager authority_) {
        registry = registry_;
        authority = authority_;
    }

    /// @dev Reverts unless the account is a steward of the commons or its municipality's admin.
    function _checkSteward(CommonsId commonsId, address account) internal view returns (CommonsStatus status) {
        bool isSteward;
        (isSteward, status) = _stewardship(commonsId, account);
        if (!isSteward) revert BallotBoxNotAuthorized(commonsId, account);
    }

    /// @dev Whether the account is a steward of the commons or its municipality's admin, and how the commons stands.
    function _stewardship(CommonsId commonsId, address account) internal view returns (bool, CommonsStatus) {
        (, CommonsStatus status, address admin) = registry.commonsAuthority(commonsId);
        return (account == admin || membership.isSteward(commonsId, account), status);
    }

    /// @dev Reverts unless the account is the admin of the commons' municipality.
    function _checkAdmin(CommonsId commonsId, address account) internal view {
        (, , address admin) = registry.commonsAuthority(commonsId);
        if (account != admin) revert BallotBoxNotAuthorized(commonsId, account);
    }

    function _checkGuardian(address account) internal view {
        (bool isGuardian, ) = authority.hasRole(Roles.GUARDIAN, account);
        if (!isGuardian) revert BallotBoxNotGuardian(account);
    }
}
