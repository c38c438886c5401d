// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {ERC1967Proxy} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Proxy.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {Roles} from "../../../../contracts/access/Roles.sol";
import {BoxSettings} from "../../../../contracts/ballots/common/BoxSettings.sol";
import {BallotBox} from "../../../../contracts/ballots/points/BallotBox.sol";
import {VoteMessage} from "../../../../contracts/ballots/libraries/VoteMessage.sol";
import {CommonsRegistry} from "../../../../contracts/commons/CommonsRegistry.sol";
import {Membership} from "../../../../contracts/commons/Membership.sol";
import {PattoForwarder} from "../../../../contracts/metatx/PattoForwarder.sol";
import {Reputation} from "../../../../contracts/reputation/Reputation.sol";
import {BallotId, CommonsId, MunicipalityId} from "../../../../contracts/types/Ids.sol";
import {SolidityTest} from "./SolidityTest.sol";

/// @title One municipality and one commons with all contracts, for Solidity tests
/// @notice This contract is registrar, guardian and admin of the municipality; people are keys from 1.
abstract contract PattoWorld is SolidityTest {
    uint256 internal constant ISSUER_KEY = 0xa11ce;
    uint48 internal constant FOREVER = type(uint48).max;
    uint48 internal constant LONG_AGO = 1;
    CommonsId internal constant COMMONS = CommonsId.wrap(1);

    AccessManager internal accessManager;
    CommonsRegistry internal registry;
    Membership internal membership;
    Reputation internal reputation;
    BallotBox internal ballotBox;
    address internal forwarder;

    constructor() {
        vm.warp(1_000_000);
        accessManager = new AccessManager(address(this));
        forwarder = address(new PattoForwarder());
        bytes memory initialization = abi.encodeWithSignature("initialize(address)", address(accessManager));
        registry = CommonsRegistry(address(new ERC1967Proxy(address(new CommonsRegistry(forwarder)), initialization)));
        membership = new Membership(registry, forwarder, 14 days);
        Reputation implementation = new Reputation(membership, registry, forwarder);
        reputation = Reputation(address(new ERC1967Proxy(address(implementation), initialization)));
        ballotBox = newBox(0);
        accessManager.grantRole(Roles.GUARDIAN, address(this), 0);
        MunicipalityId municipality = registry.registerMunicipality(address(this), bytes32(0));
        registry.setIssuer(municipality, vm.addr(ISSUER_KEY), true);
        registry.createCommons(municipality, 0, 0, bytes32(0));
    }

    /// @notice A box with its own range of ballot numbers, beside those there are.
    function newBox(uint32 boxNumber) internal returns (BallotBox) {
        return newBox(boxNumber, 1 days);
    }

    /// @notice The same, with a challenge window of its own.
    function newBox(uint32 boxNumber, uint48 challengeWindow) internal returns (BallotBox) {
        BoxSettings memory settings = BoxSettings({
            membership: membership,
            registry: registry,
            reputation: reputation,
            accessManager: accessManager,
            forwarder: forwarder,
            boxNumber: boxNumber,
            minDuration: 60,
            maxDuration: 90 days,
            maxLead: 90 days
        });
        return new BallotBox(settings, challengeWindow);
    }

    /// @notice Enters an account with a tag by the issuer's signature; the account sends it itself.
    function enter(address account, bytes32 personTag) internal {
        bytes32 typeHash = keccak256(
            "Eligibility(uint32 commonsId,address account,bytes32 personTag,uint48 issuedAt,uint48 deadline)"
        );
        bytes32 structHash = keccak256(abi.encode(typeHash, COMMONS, account, personTag, LONG_AGO, FOREVER));
        bytes memory signature = signTyped(ISSUER_KEY, address(membership), structHash);
        vm.prank(account);
        membership.join(COMMONS, personTag, LONG_AGO, FOREVER, signature);
    }

    /// @notice What a person signs for its vote.
    function voteStructHash(
        BallotId ballotId,
        bytes memory commons,
        bytes memory question,
        bytes memory choice,
        uint256 choices
    ) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    VoteMessage.VOTE_TYPEHASH,
                    ballotId,
                    keccak256(commons),
                    keccak256(question),
                    keccak256(choice),
                    choices
                )
            );
    }

    /// @notice What a person signs to endorse a selection.
    function endorsementStructHash(
        BallotId ballotId,
        bytes memory commons,
        bytes memory question,
        bytes memory selection,
        uint256 selected
    ) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    VoteMessage.ENDORSEMENT_TYPEHASH,
                    ballotId,
                    keccak256(commons),
                    keccak256(question),
                    keccak256(selection),
                    selected
                )
            );
    }

    /// @notice A 65-byte signature in the domain of this contract of Patto.
    function signTyped(
        uint256 key,
        address verifyingContract,
        bytes32 structHash
    ) internal view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digestFor(verifyingContract, structHash));
        return abi.encodePacked(r, s, v);
    }

    /// @notice The same in the 64 bytes of EIP-2098.
    function signShort(
        uint256 key,
        address verifyingContract,
        bytes32 structHash
    ) internal view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digestFor(verifyingContract, structHash));
        return abi.encodePacked(r, bytes32((uint256(v - 27) << 255) | uint256(s)));
    }

    function digestFor(address verifyingContract, bytes32 structHash) private view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Patto"),
                keccak256("1"),
                block.chainid,
                verifyingContract
            )
        );
        return MessageHashUtils.toTypedDataHash(domain, structHash);
    }
}
